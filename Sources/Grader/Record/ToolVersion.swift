/// The version of the project, as stated in the newest heading of the changelog.
package let toolVersion = "0.2.0"
