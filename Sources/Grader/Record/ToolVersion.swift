/// The version of the project, as the newest heading of the changelog has it.
package let toolVersion = "0.2.0"
